import { domainToASCII } from 'node:url';

/**
 * How a connection to the mail server is protected: TLS from the first byte, STARTTLS that must succeed, STARTTLS where
 * the server offers it, or nothing.
 */
export type SmtpSecurity = 'tls' | 'starttls' | 'opportunistic' | 'none';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user: string;
  readonly password: string;
  /** What this machine calls itself to the server; undefined for its own name. */
  readonly clientName: string | undefined;
}

const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;
const PARAMETERS = ['tls', 'name'];

/**
 * Reads `smtp://user:password@host:587?tls=required`. Clear text to another machine has to be asked for in production:
 * every sign-in link goes this way.
 * @returns the server, or a sentence about what is wrong, which repeats no value
 */
export function readSmtpUrl(value: string, production: boolean): SmtpServer | string {
  const parts = partsOf(value);
  if (!parts) return 'is no address of a mail server; it looks like smtp://user:password@host:587';
  const { url, ...named } = parts;
  const unknown = [...url.searchParams.keys()].some((name) => !PARAMETERS.includes(name));
  if (unknown) return 'after the ? only tls=required, tls=none and name=... are known';
  const security = securityOf(url, production && !isLoopbackHost(named.host));
  if (!security) return 'tls must be required or none, and none does not go with smtps://';
  const preset = security === 'tls' ? SMTPS_PORT : SUBMISSION_PORT;
  const clientName = url.searchParams.get('name') ?? undefined;
  return { ...named, port: Number(url.port) || preset, security, clientName };
}

/** What the person who starts the service reads about the way of the mails. */
export function describeSmtp({
  host,
  port,
  security,
}: Pick<SmtpServer, 'host' | 'port' | 'security'>): string {
  const ways: Readonly<Record<SmtpSecurity, string>> = {
    tls: 'over TLS',
    starttls: 'over TLS (STARTTLS, required)',
    opportunistic: 'over TLS if the server offers it (STARTTLS), otherwise in clear text',
    none: 'in clear text, because SMTP_URL says tls=none',
  };
  const name = host.includes(':') ? `[${host}]` : host;
  return `Mail goes to ${name}:${port} ${ways[security]}.`;
}

/** The names and addresses by which a machine reaches itself. */
export const isLoopbackHost = (host: string): boolean =>
  /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host.replace(/^\[|\]$/g, ''));

function securityOf(url: URL, mustEncrypt: boolean): SmtpSecurity | undefined {
  const asked = url.searchParams.getAll('tls').join();
  if (!['', 'required', 'none'].includes(asked)) return undefined;
  if (url.protocol === 'smtps:') return asked === 'none' ? undefined : 'tls';
  if (asked === 'none') return 'none';
  return asked === 'required' || mustEncrypt ? 'starttls' : 'opportunistic';
}

/** @returns undefined without a host, with a path, or where a part is not percent-encoded as a URL needs it */
function partsOf(value: string) {
  try {
    const url = new URL(value);
    const parts = [url.hostname, url.username, url.password].map((part) => decodeURIComponent(part));
    const [name = '', user = '', password = ''] = parts;
    const bare = name.replace(/^\[|\]$/g, '');
    const isServer = bare !== '' && /^\/?$/.test(url.pathname);
    return isServer ? { url, host: domainToASCII(bare) || bare, user, password } : undefined;
  } catch {
    return undefined;
  }
}
