import type { TestApp } from './app';

export interface PageReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A browser without scripts, with a session cookie. It submits forms of this site and does not follow redirects. */
export function browser(t: TestApp, token?: string) {
  const cookies: Record<string, string> = token ? { keyshift_session: token } : {};
  const headers = { 'sec-fetch-site': 'same-origin' };
  return {
    async get(url: string): Promise<PageReply> {
      const { statusCode, headers: got, body } = await t.app.inject({ url, headers, cookies });
      return { status: statusCode, headers: got, text: body };
    },
    async post(url: string, fields: Readonly<Record<string, string>> = {}): Promise<PageReply> {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams(fields).toString();
      const reply = await t.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, ...type },
        cookies,
        payload,
      });
      for (const { name, value } of reply.cookies) cookies[name] = value;
      return { status: reply.statusCode, headers: reply.headers, text: reply.body };
    },
    /** Submits a form and opens the page that it redirects to. */
    async send(url: string, fields: Readonly<Record<string, string>> = {}): Promise<PageReply> {
      const reply = await this.post(url, fields);
      return reply.status === 303 ? this.get(String(reply.headers.location)) : reply;
    },
  };
}

/** The text of a page without its markup. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
