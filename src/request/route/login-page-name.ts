/** Words for a login in the languages of the shops that platforms are translated for, with what is put before and after the English ones. */
const LOGIN =
  /^(?:(?:do|user|customer|member|account)?[-_]?(?:log[-_]?in|sign[-_]?in|log[-_]?on)(?:[-_]?(?:check|process|post|submit|confirm|action|act|auth|exec|execute|proc|customer|user|member))?|authenticate|connexion|anmelden|anmeldung|iniciar-ses(?:ion|sao)|inicio-sesion|accedi|accesso|inloggen|aanmelden|logowanie|zaloguj|logga-in|logg-inn|log-ind|einloggen|se-connecter|entrar|acessar|ingresar|vhod|voiti|prihlaseni|prihlasit|bejelentkezes|kirjaudu|autentificare|giris|dang-nhap|masuk)$/i;
const EXTENSION = /\.\w{2,5}$/;

/**
 * Whether a page is called as one to which a password is sent: `login_check`, `login.php`, `loginPost`, `do_login`, `sign-in`, `anmelden`.
 *
 * @param name the last segment of a path, or what stands for it in a query
 */
export function isLoginPageName(name: string): boolean {
  return LOGIN.test(name.replace(EXTENSION, ''));
}
