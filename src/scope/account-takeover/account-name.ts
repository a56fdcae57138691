/** An account as it is compared: an e-mail address is the same however it is typed. */
export function accountName(account: string): string {
  const name = account.trim();
  return name.includes('@') ? name.toLowerCase() : name;
}
