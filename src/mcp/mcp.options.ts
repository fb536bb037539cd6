/** What the roof tells the assistants' endpoint. */
export interface McpOptions {
  /** The origin that this service is reached at. */
  readonly origin: string;
}

export const MCP_OPTIONS = Symbol('MCP_OPTIONS');
