/** What an organisational unit is: phòng, bộ phận một cửa, tổ kiểm soát, đơn vị sự nghiệp. */
export const UNIT_KINDS = ['department', 'one-stop-desk', 'control-team', 'service-unit'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
