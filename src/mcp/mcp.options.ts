/** Settings that the app module passes to the MCP endpoint. */
export interface McpOptions {
  /** The public origin of this service. */
  readonly origin: string;
}

export const MCP_OPTIONS = Symbol('MCP_OPTIONS');
