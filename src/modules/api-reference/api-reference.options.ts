export interface ApiOptions {
  readonly origin: string;
}

export const API_OPTIONS = Symbol('API_OPTIONS');
