export { FieldInputs, type FieldKind, type FieldSubject, type FieldValues } from './custom-fields.contract';
export { CustomFieldsService } from './custom-fields.service';
export { RecordsModule } from './records.module';
