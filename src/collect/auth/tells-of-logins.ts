/** What writes into the logs of logins on Debian, Red Hat and their kin, besides servers that people log in to. */
const BESIDE = new Set(
  (
    'sudo su su-l vsftpd proftpd pure-ftpd cron crond anacron atd login doas pkexec runuser useradd usermod userdel ' +
    'groupadd groupmod groupdel gpasswd passwd chpasswd chage chsh chfn newusers newgrp unix_chkpwd pam lightdm sddm ' +
    'gnome-keyring-daemon saslauthd oddjobd realmd adcli (systemd) (sd-pam)'
  ).split(' '),
);
const FAMILIES = ['sshd', 'systemd', 'polkit', 'dbus', 'gdm', 'sssd', 'audi'];

/**
 * Whether a program of syslog belongs into a log of logins. The lines of any other (a mail server, a database, a web
 * server) are not understood: to read over them in silence would say that nothing is in them.
 *
 * @param program lower case, without its process id
 */
export function tellsOfLogins(program: string): boolean {
  return BESIDE.has(program) || FAMILIES.some((family) => program.startsWith(family));
}
