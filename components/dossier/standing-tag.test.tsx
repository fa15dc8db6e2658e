import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { END_STANDINGS, OPEN_STANDINGS, type Standing, type StandingTag as StandingFigures } from '@/lib/domain/dossier/standing';
import { StandingTag } from './standing-tag';

const figures = (standing: Standing): StandingFigures => ({ standing, unit: 'working-day', workingDaysLeft: 3, workingMinutesLeft: 1440, daysOverdue: 2, workingMinutesOverdue: 960, pausedDays: 4 });
const draw = (standing: Standing, lang: 'vi' | 'en' = 'vi') => renderToStaticMarkup(<StandingTag tag={figures(standing)} lang={lang} />);
const standings: readonly Standing[] = [...OPEN_STANDINGS, ...END_STANDINGS];

describe('StandingTag', () => {
  it.each(standings)('says %s in words and draws a glyph that is not read out', (standing) => {
    const html = draw(standing);
    expect(html).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(html.replace(/<[^>]*>/g, '').trim()).not.toBe('');
    expect(draw(standing, 'en').replace(/<[^>]*>/g, '')).not.toBe(html.replace(/<[^>]*>/g, ''));
  });

  it('gives each open standing a form of its own, so that it reads in grey', () => {
    const forms = OPEN_STANDINGS.map((standing) => draw(standing).replace(/<\/svg>.*/, ''));
    expect(new Set(forms).size).toBe(OPEN_STANDINGS.length);
  });
});
