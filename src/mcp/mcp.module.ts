import { createMcpHandler } from '@modelcontextprotocol/server';
import { Logger, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccountModule } from '../modules/account';
import { MembersModule } from '../modules/members';
import { PayRatesModule } from '../modules/pay-rates';
import { ReportsModule } from '../modules/reports';
import { RulesModule } from '../modules/rules';
import { TimeOffModule } from '../modules/time-off';
import { TimeTrackingModule } from '../modules/time-tracking';
import { McpController } from './mcp.controller';
import { McpEndpoint } from './mcp.endpoint';
import { McpGate } from './mcp.gate';
import { MCP_OPTIONS, type McpOptions } from './mcp.options';
import { McpServers } from './mcp.server';
import { ToolCall } from './tool-call';
import { TOOL_PROVIDERS, ToolList } from './tool-list';
import { ClockTools } from './tools/clock.tools';
import { CompanyTools } from './tools/company.tools';
import { MembersTools } from './tools/members.tools';
import { PayTools } from './tools/pay.tools';
import { ProfileTools } from './tools/profile.tools';
import { ReportsTools } from './tools/reports.tools';
import { RulesTools } from './tools/rules.tools';
import { TimeOffTools } from './tools/time-off.tools';
import { TimesheetsTools } from './tools/timesheets.tools';

/** One class per area. A new tool is a method in one of them. */
const TOOL_CLASSES = [
  ProfileTools,
  MembersTools,
  ClockTools,
  TimesheetsTools,
  TimeOffTools,
  CompanyTools,
  PayTools,
  RulesTools,
  ReportsTools,
];
const MODULES = [
  AccountModule,
  MembersModule,
  PayRatesModule,
  ReportsModule,
  RulesModule,
  TimeOffModule,
  TimeTrackingModule,
];

@Module({
  imports: [DiscoveryModule, ...MODULES],
  controllers: [McpController],
  providers: [
    ...TOOL_CLASSES,
    { provide: TOOL_PROVIDERS, inject: TOOL_CLASSES, useFactory: (...each: object[]) => each },
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
