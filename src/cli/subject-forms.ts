import ipaddr from 'ipaddr.js';

/**
 * The ways in which logs may write what a user asks for: an address in its usual, expanded and IPv4-mapped
 * forms, anything else as it was typed. Each character is one byte, as in logs.
 */
export function subjectForms(subject: string): string[] {
  const typed = Buffer.from(subject, 'utf8').toString('latin1');
  if (!ipaddr.isValid(subject)) return [typed];
  const address = ipaddr.process(subject);
  const forms = [typed, address.toString(), address.toNormalizedString()];
  if (address.kind() === 'ipv4') forms.push(`::ffff:${address.toString()}`);
  else forms.push((address as ipaddr.IPv6).toRFC5952String());
  return [...new Set(forms)];
}
