const INTERFACE = /\/(?:graphql|gql|json-?rpc|rpc|soap|v2_soap|odata)(?:\/|$)/i;

/** Whether a path is that of an interface to which the question is sent in the body, so that a log only shows how much it answered. */
export function isQueryInterface(path: string): boolean {
  return INTERFACE.test(path);
}
