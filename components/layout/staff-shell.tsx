import type { ReactNode } from 'react';
import { StatusProvider } from '@/components/ui/status-line';
import { SampleDataBanner } from './sample-data-banner';
import { StaffHeader, type StaffHeaderProps } from './staff-header';

type StaffShellProps = Omit<StaffHeaderProps, 'children'> & {
  isSample: boolean;
  /** The form that signs out. */
  account?: ReactNode;
  children: ReactNode;
};

/** The frame of every staff screen: banner, header, and the page in `main`. */
export function StaffShell({ isSample, account, children, ...header }: StaffShellProps) {
  return (
    <div className="staff">
      <a className="skip" href="#noi-dung">
        Đến nội dung
      </a>
      {isSample && <SampleDataBanner />}
      <StaffHeader {...header}>{account}</StaffHeader>
      <StatusProvider>
        <main id="noi-dung" className="staff-main">
          {children}
        </main>
      </StatusProvider>
    </div>
  );
}
