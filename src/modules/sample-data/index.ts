export { SampleDataModule } from './sample-data.module';
export { SampleDataService, type SampleSize } from './sample-data.service';
