/** The reports of clock locations, each with the operation that answers it. */
export const LOCATION_OPERATIONS = {
  'location-summary': 'getLocationSummary',
  'location-activity': 'getLocationActivity',
  'location-coverage': 'getLocationCoverage',
  'location-compliance': 'getLocationCompliance',
  'location-map': 'getLocationMap',
} as const;
