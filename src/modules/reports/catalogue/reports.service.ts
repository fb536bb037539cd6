import { Injectable } from '@nestjs/common';
import { FORMATS } from '../framework';
import { ALL_REPORTS } from './all-reports';
import type { ReportList } from './reports.contract';

@Injectable()
export class ReportsService {
  /** All reports, including those that the caller lacks a permission for. */
  describe(): ReportList {
    return {
      data: ALL_REPORTS.map(({ about }) => ({
        name: about.name,
        title: about.title,
        description: about.description,
        permissions: [...about.permissions],
        reach: about.reach,
        formats: FORMATS.filter((format) => about.formats.includes(format)),
        filters: Object.keys(about.filters.shape),
        columns: [...about.columns],
      })),
    };
  }
}
