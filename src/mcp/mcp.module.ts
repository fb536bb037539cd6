import { createMcpHandler } from '@modelcontextprotocol/server';
import { Logger, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { McpController } from './mcp.controller';
import { MCP_OPTIONS, type McpOptions } from './mcp.options';
import { McpEndpoint } from './mcp-endpoint';
import { McpGate } from './mcp-gate';
import { McpServers } from './mcp-server';
import { ToolCall } from './tool-call';
import { ToolList } from './tool-list';

/** The endpoint for assistants. The tools are providers of the modules; this module finds them. */
@Module({
  imports: [DiscoveryModule],
  controllers: [McpController],
  providers: [
    ToolList,
    ToolCall,
    McpServers,
    McpGate,
    {
      provide: McpEndpoint,
      inject: [McpServers, MCP_OPTIONS],
      useFactory: ({ build }: McpServers, { origin }: McpOptions) =>
        new McpEndpoint(createMcpHandler(build, { onerror, maxSubscriptions: 0 }), origin),
    },
  ],
  exports: [ToolList],
})
export class McpModule {}

const logger = new Logger('Mcp');
/** Logs what the library refused or failed to do. The caller has its response already. */
const onerror = (error: Error): void => logger.warn({ err: error }, 'mcp');
