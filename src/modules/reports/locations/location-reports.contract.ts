/** The location reports, each with the id of its HTTP operation. */
export const LOCATION_OPERATIONS = {
  'location-summary': 'getLocationSummary',
  'location-activity': 'getLocationActivity',
  'location-coverage': 'getLocationCoverage',
  'location-compliance': 'getLocationCompliance',
  'location-map': 'getLocationMap',
} as const;
