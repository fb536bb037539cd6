/** Assistants whose web pages can call from a browser. Most call from their servers and send no `Origin`. */
const ASSISTANTS = ['https://claude.ai', 'https://claude.com', 'https://chatgpt.com'];
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a `Host` names this service. Another name that resolves to this machine can be a DNS rebinding attack: the
 * browser treats this service as part of the attacker's site.
 * @param origin the public origin of this service
 */
export function isOwnHost(host: string | undefined, origin: string): boolean {
  const name = host === undefined ? undefined : hostnameOf(`http://${host}`);
  return name !== undefined && ownNames(origin).includes(name);
}

/** Whether a page of this `Origin` can call. A request without an `Origin` does not come from a web page. */
export function isAllowedOrigin(sent: string | undefined, origin: string): boolean {
  if (sent === undefined || sent === origin || ASSISTANTS.includes(sent)) return true;
  const name = hostnameOf(sent);
  // On a developer's machine, MCP tools run as pages on other ports.
  return name !== undefined && isLoopback(hostnameOf(origin)) && isLoopback(name);
}

/** Whether a client is ChatGPT, which starts a step-up from a tool result and not from a 403. */
export const isChatGpt = (clientId: string): boolean => hostnameOf(clientId) === 'chatgpt.com';

function ownNames(origin: string): readonly string[] {
  const name = hostnameOf(origin) ?? '';
  return isLoopback(name) ? LOOPBACK : [name];
}

const isLoopback = (name: string | undefined): boolean => name !== undefined && LOOPBACK.includes(name);

const hostnameOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname : undefined;
