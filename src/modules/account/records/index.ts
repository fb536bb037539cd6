export { FieldInputs } from './custom-fields.contract';
export { CustomFieldsRepository, type ImportedField } from './custom-fields.repository';
export { CustomFieldsService } from './custom-fields.service';
export { RecordsModule } from './records.module';
