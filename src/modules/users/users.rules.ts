const NAME_MAX = 60;

/** The initial name of a new account, from its address: `dana.ortiz@...` becomes `Dana Ortiz`. */
export function nameFromEmail(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '');
  const words = local.split(/[^a-z0-9]+/).filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return (name || 'New person').slice(0, NAME_MAX);
}
