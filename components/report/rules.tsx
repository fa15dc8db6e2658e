import type { Breakdown } from '@/lib/domain/report/breakdown';
import { OFFICER_RULE, REPORT_RULES } from '@/lib/text/report';

/** How the figures were reckoned, printed with them. */
export function ReportRules({ by }: { by: Breakdown }) {
  return (
    <section className="report-paper report-rules" aria-label="Cách tính">
      <h2><b>Cách tính</b></h2>
      <ul style={{ listStyle: 'disc', paddingLeft: '1.25rem' }}>
        {[...REPORT_RULES, ...(by === 'officer' ? [OFFICER_RULE] : [])].map((rule) => <li key={rule}>{rule}</li>)}
      </ul>
    </section>
  );
}
