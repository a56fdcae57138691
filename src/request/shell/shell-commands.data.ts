/** Commands whose names nobody types into a shop's search: enough where a command can stand. */
export const PLAIN_COMMANDS: ReadonlySet<string> = new Set(
  (
    'whoami uname ifconfig ipconfig netstat nslookup systeminfo tasklist taskkill wget powershell powershell.exe pwsh ' +
    'cmd.exe certutil certutil.exe bitsadmin chmod chown chgrp mkfifo mknod printenv ncat netcat busybox xxd crontab ' +
    'wmic mshta rundll32 regsvr32 cscript wscript tracert traceroute useradd usermod groupadd adduser visudo lsof ' +
    'nc.exe net.exe net1 ping.exe ping6 nmap tcpdump mysqldump smbclient gunzip egrep fgrep gawk xargs nohup setsid ' +
    'socat xterm netsh lwp-download fetchmail sendmail tftp getent hostnamectl systemctl journalctl dmesg lscpu ' +
    'iptables arp.exe route.exe schtasks vssadmin icacls attrib python2 python3 perl5 phpinfo ' +
    'strace ltrace cpulimit pkexec nsenter lsblk base32'
  ).split(' '),
);

/** Commands that are also words, brands or sizes: they need arguments as a shell would get them. */
export const COMMANDS: ReadonlySet<string> = new Set(
  (
    'bash zsh ksh tcsh for if shutdown reboot halt poweroff tac nl rev paste apt-get apt yum dnf apk brew pacman gem composer ' +
    'id ls cat dir ping sleep echo type net sh dash ash csh fish cmd curl nc python perl php ruby node lua gcc cc make ' +
    'rm cp mv dd ps pwd env set ver su sudo find grep awk sed head tail more less sort uniq cut tr wc tee touch kill ' +
    'killall pkill telnet ssh scp sftp ftp rsync tar gzip zip unzip base64 od strings file stat df du mount umount free ' +
    'top uptime w who last date time host hostname dig route arp ip export alias source exec eval printf test expr true ' +
    'false timeout nice screen tmux dpkg rpm npm pip git svn service reg at copy move del erase ren mkdir rmdir ' +
    'start call where cd calc notepad sysinfo groups openssl mysql psql sqlite3 java javac mail ln readlink basename dirname history jobs ulimit ' +
    'rem'
  ).split(' '),
);

/** Of {@link COMMANDS}, those that attackers run without any argument to see whether they got in. */
export const LONE_COMMANDS: ReadonlySet<string> = new Set(
  'id ls dir ps pwd env ver rem who uptime hostname df set date true false phpinfo bash sh zsh reboot halt poweroff route calc notepad sysinfo groups'.split(
    ' ',
  ),
);

/** What is a command only at the beginning of a value, behind a separator: `;docker ps`, `|w`. */
export const LEADING_COMMANDS: ReadonlySet<string> = new Set(
  'docker kubectl aws passwd nano vi vim w last export mount history rem print local fdisk nmcli ss vmstat iostat'.split(
    ' ',
  ),
);
