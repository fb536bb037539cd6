import { Injectable } from '@nestjs/common';
import { HoursReports } from './hours/hours-reports';
import { LocationReports } from './locations/location-reports';
import { PayReports } from './payroll/pay-reports';
import type { Report, ReportGroup } from './report';
import type { ReportName } from './reports.contract';

/** All reports, group by group. */
@Injectable()
export class ReportsCatalogue {
  private readonly groups: readonly ReportGroup[];

  constructor(pay: PayReports, hours: HoursReports, locations: LocationReports) {
    this.groups = [pay, hours, locations];
  }

  all(): Report[] {
    return this.groups.flatMap((group) => group.all());
  }

  get(name: ReportName): Report {
    const report = this.all().find(({ about }) => about.name === name);
    if (!report) throw new Error(`report ${name} is not in any group`);
    return report;
  }
}
