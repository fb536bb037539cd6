export { LOCATION_REPORTS } from './location-reports';
export { LocationReportsModule } from './location-reports.module';
