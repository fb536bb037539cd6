import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the reply it expects, and its assertions check it
  readonly body: any;
}

/** A caller of the API. */
export interface Caller {
  readonly token: string | undefined;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  send(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

/** @param path below `/api/v1`, or from the root with a leading `//` */
export function caller(app: NestFastifyApplication, token?: string, workspaceId?: string): Caller {
  const own: Record<string, string> = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(workspaceId ? { 'keyshift-workspace': workspaceId } : {}),
  };
  const send: Caller['send'] = async (method, path, body, headers = {}) => {
    const url = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const payload = body === undefined ? {} : { payload: body as object };
    const reply = await app.inject({ method, url, headers: { ...own, ...headers }, ...payload });
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, body: parsed(reply.body) };
  };
  return {
    token,
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
