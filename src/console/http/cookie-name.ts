/**
 * The name of a site-wide cookie. `__Host-` (RFC 6265bis section 4.1.3.2) binds it to this origin, so neither a
 * subdomain nor plain http can set it. Browsers accept the prefix over https only.
 */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);
