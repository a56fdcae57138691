/** Names of known webshells that nothing honest is called. Without their ending. */
export const WEBSHELL_NAMES: readonly string[] = (
  'c99 c99shell c99_ c100 c37 r57 r57shell r57eng r57en wso wso2 wso25 b374k b374k-mini b374k-2.8 b374k-shell webshell webshells ' +
  'phpshell php-backdoor php-reverse-shell phpspy simple-backdoor qsd-php-backdoor backdoor nstview aspxspy aspxspy2 aspxshell ' +
  'jspspy jspshell jspwebshell cmdasp cmdjsp cmd-asp-5.1 antsword behinder godzilla chopper caidao weevely alfashell alfanew ' +
  'alfa-shell alfacgiapi indoxploit indosec gel4y 0byte 0x1949 priv8 sym403 marijuana mar1juana filesman fox-c404 foxshell ' +
  'reGeorg tunnel.nosocket neoreg sadrazam sosyete saudi_shell safe0ver locus7s locus7shell nixshell stunshell symlinkshell ' +
  'p0wny p0wny-shell pwnshell ani-shell erne.php zehir zehir4 zacosmall dq99 ctt_sh g00nshell ironshell kacak lamashell liz0zim ' +
  'myshell mysql_webshell nshell ntdaddy perlbot pws rootshell rst_sql s72_shell simattacker ajaxshell cyber_shell dxshell ' +
  'efso_2 elmaliseker fatalshell gfs_sh h4ntu 1n73ction kralshell cgitelnet weblogicshell'
).split(' ');

/** Names that webshells have, and honest scripts now and then: hostile when the server has none. */
export const LIKELY_WEBSHELL_NAMES: readonly string[] = (
  'shell cmd command alfa mini up upl uploader upfile fm filemanager file-manager bypass root hack hacked x xx xxx xleet sh ' +
  '1 2 3 123 1234 a aa aaa test1 wp-2019 wp-xml wp-conf wp-info wp-blog wp-class lock360 lv cong ' +
  'ws ws1 angel tunnel exploit pwn pwned owned ninja sec spy mad madspot defaced defau1t content123 wp-signin atomlib ' +
  'moduless vuln rahma ioxi ioxi-o ioxi2 yanz byp nf_tracking mah wp-mail123 gank'
).split(' ');
