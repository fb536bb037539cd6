import { domainToASCII } from 'node:url';

/**
 * How a connection to the SMTP server is protected: TLS from the first byte, STARTTLS that must succeed, STARTTLS where
 * the server offers it, or nothing.
 */
export type SmtpSecurity = 'tls' | 'starttls' | 'opportunistic' | 'none';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user: string;
  readonly password: string;
  /** The name that the client sends to the server (EHLO); undefined for the name of the machine. */
  readonly clientName: string | undefined;
}

const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;
const PARAMETERS = ['tls', 'name'];

/**
 * Parses `smtp://user:password@host:587?tls=required`. In production, clear text to another machine needs an explicit
 * `tls=none`, because sign-in links are sent over this connection.
 * @returns the server, or an error message that contains no values
 */
export function readSmtpUrl(value: string, production: boolean): SmtpServer | string {
  const parts = partsOf(value);
  if (!parts) return 'not the URL of an SMTP server, such as smtp://user:password@host:587';
  const { url, ...named } = parts;
  const unknown = [...url.searchParams.keys()].some((name) => !PARAMETERS.includes(name));
  if (unknown) return 'unknown parameter; only tls=required, tls=none and name=... are allowed';
  const security = securityOf(url, production && !isLoopbackHost(named.host));
  if (!security) return 'tls must be required or none; none cannot be combined with smtps://';
  const preset = security === 'tls' ? SMTPS_PORT : SUBMISSION_PORT;
  const clientName = url.searchParams.get('name') ?? undefined;
  return { ...named, port: Number(url.port) || preset, security, clientName };
}

/** A line for the operator: where emails are sent, and how the connection is protected. */
export function describeSmtp({
  host,
  port,
  security,
}: Pick<SmtpServer, 'host' | 'port' | 'security'>): string {
  const ways: Readonly<Record<SmtpSecurity, string>> = {
    tls: 'over TLS',
    starttls: 'over TLS (STARTTLS, required)',
    opportunistic: 'over TLS if the server offers it (STARTTLS), otherwise in clear text',
    none: 'in clear text, because SMTP_URL contains tls=none',
  };
  const name = host.includes(':') ? `[${host}]` : host;
  return `Emails are sent to ${name}:${port} ${ways[security]}.`;
}

/** Whether a host is `localhost` or a loopback address. */
export const isLoopbackHost = (host: string): boolean =>
  /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host.replace(/^\[|\]$/g, ''));

function securityOf(url: URL, mustEncrypt: boolean): SmtpSecurity | undefined {
  const tls = url.searchParams.getAll('tls').join();
  if (!['', 'required', 'none'].includes(tls)) return undefined;
  if (url.protocol === 'smtps:') return tls === 'none' ? undefined : 'tls';
  if (tls === 'none') return 'none';
  return tls === 'required' || mustEncrypt ? 'starttls' : 'opportunistic';
}

/** @returns undefined without a host, with a path, or with invalid percent-encoding */
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
