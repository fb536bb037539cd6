export { ApiDocument } from './api-document';
export { ApiReferenceModule } from './api-reference.module';
export { API_OPTIONS, type ApiOptions } from './api-reference.options';
