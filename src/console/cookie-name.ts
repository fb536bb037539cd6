/**
 * What a cookie for the whole site is called. `__Host-` (RFC 6265bis section 4.1.3.2) binds it to this very origin, so that
 * neither a subdomain nor plain http can set it; browsers take the prefix over https only.
 */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);
