import type { ApplicantKind } from '@/lib/domain/dossier/status';

export type SampleApplicant = {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly taxCode: string | null;
  readonly citizenId: string | null;
  /** Passport, for those who have neither. */
  readonly otherId: string | null;
  readonly birthOn: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
};

const enterprise = (ordinal: number, kind: ApplicantKind, name: string, address: string): SampleApplicant => ({
  kind, name, address, citizenId: null, otherId: null, birthOn: null, sex: null,
  taxCode: `02000001${String(ordinal).padStart(2, '0')}`, phone: `0900 000 1${String(ordinal).padStart(2, '0')}`, email: `lienhe${ordinal}@doanhnghiep-mau.example`,
});

const person = (ordinal: number, name: string, sex: 'male' | 'female', birthOn: string, address: string): SampleApplicant => ({
  kind: 'citizen', name, sex, birthOn, address, taxCode: null, otherId: null,
  citizenId: `0310000001${String(ordinal).padStart(2, '0')}`, phone: `0900 000 2${String(ordinal).padStart(2, '0')}`, email: null,
});

const foreigner = (ordinal: number, name: string, sex: 'male' | 'female', birthOn: string, address: string): SampleApplicant => ({
  kind: 'citizen', name, sex, birthOn, address, taxCode: null, citizenId: null,
  otherId: `MAU${String(1_000_000 + ordinal)}`, phone: `0900 000 3${String(ordinal).padStart(2, '0')}`, email: `nguoinop${ordinal}@thu-dien-tu-mau.example`,
});

const PARK = 'Khu công nghiệp';

/** Applicants beside those of the reference file: long names, foreign names, one word, names that differ by a mark only. All invented. */
export function moreApplicants(): SampleApplicant[] {
  return [
    enterprise(1, 'enterprise', 'Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất, Gia công, Lắp ráp và Kinh doanh Thiết bị Điện tử – Viễn thông Công nghệ cao Thái Bình Dương Hải Phòng (mẫu)', `Lô CN7-2, ${PARK} Nam Đình Vũ (Khu I), phường Đông Hải, thành phố Hải Phòng`),
    enterprise(2, 'enterprise', 'Công ty Cổ phần Đầu tư Xây dựng Kết cấu hạ tầng Khu công nghiệp và Dịch vụ Hậu cần Cảng biển Lạch Huyện Mẫu', `Lô E1, ${PARK} Đình Vũ (DEEP C), thành phố Hải Phòng`),
    enterprise(3, 'foreign-organization', 'Yamabuki Precision Metal & Electronic Components Manufacturing (Hai Phong) Company Limited (mẫu)', `Lô J-14, ${PARK} Nomura – Hải Phòng, thành phố Hải Phòng`),
    enterprise(4, 'foreign-organization', 'Großmann & Söhne Verpackungstechnik GmbH – Văn phòng đại diện tại thành phố Hải Phòng (mẫu)', `Tầng 5, tòa nhà mẫu, ${PARK} VSIP Hải Phòng, thành phố Hải Phòng`),
    enterprise(5, 'organization', 'Hiệp hội Doanh nghiệp Khu kinh tế Mẫu', `${PARK} Tràng Duệ, thành phố Hải Phòng`),
    enterprise(6, 'enterprise', 'Công ty TNHH Thành Đạt Mẫu', `Lô A3, ${PARK} An Dương, thành phố Hải Phòng`),
    enterprise(7, 'enterprise', 'Công ty TNHH Thanh Đạt Mẫu', `Lô A5, ${PARK} An Dương, thành phố Hải Phòng`),
    enterprise(8, 'enterprise', 'Công ty Cổ phần Ổ trục & Bạc lót Đồ Sơn Mẫu', `Lô B7, ${PARK} Đồ Sơn, thành phố Hải Phòng`),
    person(1, 'Nguyễn Thị Thu Hương', 'female', '1988-03-14', 'Số 12, ngõ 5, phường Mẫu, thành phố Hải Phòng'),
    person(2, 'Nguyễn Văn An', 'male', '1979-11-02', 'Thôn Mẫu, xã Mẫu, thành phố Hải Phòng'),
    person(3, 'Đặng Thị Ếch', 'female', '1992-07-21', 'Tổ 3, phường Mẫu, thành phố Hải Phòng'),
    person(4, 'Hồ Ngọc Tôn Nữ Quỳnh Hương Giang', 'female', '1995-01-30', 'Số 45, đường Mẫu, phường Mẫu, thành phố Hải Phòng'),
    person(5, 'Lý A Sủng', 'male', '1985-05-05', 'Khu nhà ở công nhân, Khu công nghiệp Đại An, thành phố Hải Phòng'),
    foreigner(1, 'SATO Keiko', 'female', '1983-09-09', 'Khu nhà ở chuyên gia, Khu công nghiệp Nomura – Hải Phòng, thành phố Hải Phòng'),
    foreigner(2, 'KIM Min-jun', 'male', '1990-12-25', 'Khu nhà ở chuyên gia, Khu công nghiệp Tràng Duệ, thành phố Hải Phòng'),
    foreigner(3, 'Maximilian-Alexander von Hohenfels-Wiesenthal', 'male', '1976-06-18', 'Khu nhà ở chuyên gia, Khu công nghiệp Đình Vũ (DEEP C), thành phố Hải Phòng'),
    foreigner(4, 'Suharto', 'male', '1987-02-11', 'Khu nhà ở chuyên gia, Khu công nghiệp VSIP Hải Phòng, thành phố Hải Phòng'),
  ];
}
