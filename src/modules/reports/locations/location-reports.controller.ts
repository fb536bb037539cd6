import { Get, Query, type StreamableFile } from '@nestjs/common';
import { RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { Call, type CallContext } from '../../../access/call-context';
import { Accepted } from '../../../kernel/http/accepted';
import { Endpoint } from '../../../kernel/http/operation';
import { REPORT_ANSWER, REPORT_LIMITS } from '../report-answer';
import { FORMATS, type Format, MapQuery, ReportQuery } from '../report-query.contract';
import { ReportsService } from '../reports.service';
import { LocationReports } from './location-reports';
import { LOCATION_OPERATIONS } from './location-reports.contract';

/** Reports about locations need the reach `all`. In reports about people, callers with `own` see their own rows. */
const OF_LOCATIONS = {
  ...REPORT_ANSWER,
  description: `JSON, or CSV with \`Accept: text/csv\` or \`format=csv\`, streamed. \`GET /reports\` describes each report, its columns and their units. Needs the reach \`all\`, like clock locations. ${REPORT_LIMITS}`,
};

@ApiController('reports', 'Reports')
export class LocationReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly locations: LocationReports,
  ) {}

  @Get('location-summary')
  @RequirePermission('reports:read', 'all')
  @Endpoint({
    id: LOCATION_OPERATIONS['location-summary'],
    summary: 'Get the use of each clock location',
    ...OF_LOCATIONS,
  })
  summary(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.locations.summary, { query, accepted });
  }

  @Get('location-activity')
  @RequirePermission('reports:read', 'own')
  @Endpoint({
    id: LOCATION_OPERATIONS['location-activity'],
    summary: 'List clock-ins and clock-outs with their locations',
    ...REPORT_ANSWER,
  })
  activity(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.locations.activity, { query, accepted });
  }

  @Get('location-coverage')
  @RequirePermission('reports:read', 'all')
  @Endpoint({
    id: LOCATION_OPERATIONS['location-coverage'],
    summary: 'Get the coverage of each location by day',
    ...OF_LOCATIONS,
  })
  coverage(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.locations.coverage, { query, accepted });
  }

  @Get('location-compliance')
  @RequirePermission('reports:read', 'own')
  @Endpoint({
    id: LOCATION_OPERATIONS['location-compliance'],
    summary: 'Get location compliance by member',
    ...REPORT_ANSWER,
  })
  compliance(
    @Call() call: CallContext,
    @Query({ schema: ReportQuery }) query: ReportQuery,
    @Accepted() accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.locations.compliance, { query, accepted });
  }

  @Get('location-map')
  @RequirePermission('reports:read', 'all', { and: 'account:read' })
  @Endpoint({
    id: LOCATION_OPERATIONS['location-map'],
    summary: 'Get a map of clock locations with their use',
    ...OF_LOCATIONS,
    response: { ...OF_LOCATIONS.response, files: ['text/csv', 'application/geo+json'] },
    description: `${OF_LOCATIONS.description} Also needs \`account:read\`, because it shows the circles. GeoJSON (RFC 7946) with \`Accept: application/geo+json\` or \`format=geojson\`.`,
  })
  map(
    @Call() call: CallContext,
    @Query({ schema: MapQuery }) query: MapQuery,
    @Accepted(FORMATS) accepted: Format,
  ): Promise<StreamableFile> {
    return this.reports.answer(call, this.locations.map, { query, accepted });
  }
}
