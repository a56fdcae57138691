import { expect, test } from 'vitest';
import { loginNameIn } from './login-name.ts';

test.each([
  ['login_email=Taro%40shop.example&login_pass=x', 'taro@shop.example'],
  ['_csrf_token=a&login_id=admin&password=x', 'admin'],
  ['user%5Bemail%5D=taro%2Bec%40shop.example&user%5Bpassword%5D=x', 'taro+ec@shop.example'],
  ['{"email":"taro+ec@shop.example","password":"x"}', 'taro+ec@shop.example'],
  ['{"data":{"username":"hanako"}}', 'hanako'],
  ['log=editor&pwd=x&wp-submit=Log+In', 'editor'],
  [
    '--b\r\nContent-Disposition: form-data; name="login[username]"\r\n\r\ntaro@shop.example\r\n--b--',
    'taro@shop.example',
  ],
])('%j names %s', (body, name) => expect(loginNameIn(body)).toBe(name));

test.each([
  'password=x&token=y',
  'q=taro%40shop.example',
  "email=' or 1=1-- -&pass=x",
  '',
  '{"email":{"$ne":null}}',
])('%j names nobody', (body) => expect(loginNameIn(body)).toBe(''));
