/** A person's own key (Ed25519, RFC 8032), as far as it is needed for signing. */
export interface Signer {
  /** SubjectPublicKeyInfo (RFC 8410), DER in base64. */
  readonly publicKey: string;
  /** The signature over the UTF-8 form of a text, in base64. */
  sign(text: string): string;
}
