import type { Tx } from '@/lib/db/transaction';
import type { Role } from '@/lib/domain/access/permissions';
import { type OrganizationFile, readSeedFile } from '../files';
import { AGENCY_ID, namedIds } from '../reference';
import { idOf, insertRows } from '../rows';
import { stored } from '../vocabulary';
import { moreApplicants, type SampleApplicant } from './more-applicants';

/** The sample accounts. All are invented; all have the password that the start of the program prints. */
export const DEMO_USERNAMES: Readonly<Record<string, string>> = {
  'Phạm Gia Linh': 'tiepnhan',
  'Hoàng Bảo Trâm': 'traketqua',
  'Đỗ Khánh Vy': 'chuyenvien',
  'Trịnh Công Lâm': 'truongphong',
  'Ngô Thùy Dương': 'dautu',
  'Bùi Quốc Thắng': 'truongdautu',
  'Cao Xuân Trường': 'xaydung',
  'Mai Hồng Nhung': 'moitruong',
  'Lê Đình Phúc': 'doanhnghiep',
  'Vũ Thanh Hà': 'kiemsoat',
  'Lương Minh Khuê': 'kiemtra',
  'Tạ Ngọc Diễm': 'kiemtra2',
  'Đoàn Hải Sơn': 'lanhdao',
  'Đặng Tiến Đạt': 'quantri',
};

/** Argon2id of the sample password, which is printed at every start with the demo data. It protects nothing. */
const DEMO_PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$NBbPyxt5T7M57fNokToaZA$3zgqjb5t3+u5q34ec7oNBK2ySrDp+F6uD3JtTxJBc3c';

export const staffId = (username: string): string => idOf('staff', username);
export const applicantId = (applicant: SampleApplicant): string => idOf('applicant', applicant.taxCode ?? applicant.citizenId ?? applicant.otherId ?? applicant.name);

/** The sample applicants: those of the reference file and our own. */
export function sampleApplicants(): SampleApplicant[] {
  const { applicants } = readSeedFile<OrganizationFile>('reference/organization.json');
  return [...applicants.map((entry) => ({ ...entry, kind: stored('applicantKind', entry.kind), otherId: null, birthOn: null, sex: null, email: null })), ...moreApplicants()];
}

/** Invented staff with their roles, and invented applicants. The agency is marked as a sample, for the banner. */
export async function loadPeople(tx: Tx, at: Date): Promise<void> {
  const { staff } = readSeedFile<OrganizationFile>('reference/organization.json');
  const { units } = await namedIds(tx);
  const people = staff.map((person) => {
    const username = DEMO_USERNAMES[person.name];
    const unitId = units.get(person.unit);
    if (!username || !unitId) throw new Error(`Cán bộ mẫu ${person.name} không có tên đăng nhập hoặc đơn vị`);
    return { person, username, unitId };
  });
  await insertRows(tx, 'staff', people.map(({ person, username }) => ({
    agencyId: AGENCY_ID, id: staffId(username), username, name: person.name, title: person.title, email: null, phone: null, passwordHash: DEMO_PASSWORD_HASH,
    oidcSubject: null, mustChangePassword: false, isActive: true, isSample: true, createdAt: at, disabledAt: null,
  })));
  await insertRows(tx, 'staff_role', people.map(({ person, username, unitId }) => ({ agencyId: AGENCY_ID, staffId: staffId(username), unitId, role: person.role as Role, grantedAt: at })));
  await insertRows(tx, 'applicant', sampleApplicants().map((applicant) => ({
    agencyId: AGENCY_ID, id: applicantId(applicant), kind: applicant.kind, name: applicant.name, citizenId: applicant.citizenId, taxCode: applicant.taxCode, otherId: applicant.otherId,
    birthOn: applicant.birthOn, sex: applicant.sex, idIssuedOn: null, address: applicant.address, phone: applicant.phone.replaceAll(' ', ''), email: applicant.email, createdAt: at, updatedAt: at,
  })));
  await tx.agency.update({ where: { id: AGENCY_ID }, data: { isSample: true } });
}
