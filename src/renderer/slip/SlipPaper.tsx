import type { ReactNode } from 'react'
import {
  filledText,
  weekdays,
  type ClientLanguage,
  type ClientTextKey,
  type ClientTexts
} from '../../shared/domain/client-texts.ts'
import { isoDateSchema } from '../../shared/domain/month.ts'
import type { SlipSettings } from '../../shared/features/slips/slips.schema.ts'
import { classNames } from '../ui/class-names.ts'
import { pageLanguage } from './client-language.ts'
import { QrCode } from './QrCode.tsx'
import type { SlipChoices, SlipVisit } from './slip-content.ts'
import './slip-fonts.css'
import styles from './SlipPaper.module.css'

/** One of the two languages of a slip. */
export interface SlipTongue {
  readonly language: ClientLanguage
  readonly texts: ClientTexts
  readonly isRightToLeft: boolean
}

export interface SlipPaperProps {
  readonly bureau: string
  readonly settings: SlipSettings
  readonly visit: SlipVisit
  readonly choices: SlipChoices
  readonly code: string
  /** Swedish, and the visitor's own language beside it where that is another. */
  readonly tongues: readonly SlipTongue[]
}

/** The slip as it comes out of the printer: every line in both languages, side by side on A5 and below each other on a receipt. */
export function SlipPaper({ bureau, settings, visit, choices, code, tongues }: SlipPaperProps) {
  const both = (write: (tongue: SlipTongue) => ReactNode): ReactNode => (
    <div className={styles['both']}>
      {tongues.map(tongue => (
        <div key={tongue.language} lang={pageLanguage[tongue.language]} dir={tongue.isRightToLeft ? 'rtl' : 'ltr'}>
          {write(tongue)}
        </div>
      ))}
    </div>
  )
  const date = isoDateSchema.safeParse(choices.date).data
  return (
    <article className={classNames(styles['paper'], styles[settings.paper])}>
      <header className={styles['head']}>
        <p className={styles['bureau']} lang="sv">
          {bureau}
        </p>
        {both(({ texts }) => (
          <h2>{texts.title}</h2>
        ))}
      </header>
      <section className={styles['code']}>
        <div>
          {both(({ texts }) => (
            <h3>{texts['code.label']}</h3>
          ))}
          <p className={styles['words']} lang="sv" dir="ltr">
            {code}
          </p>
        </div>
        <QrCode text={code} />
      </section>
      {both(({ texts }) => (
        <p>
          {texts['code.show']} {texts['code.lost']}
        </p>
      ))}
      {both(({ texts }) => (
        <>
          <h3>{texts['next.label']}</h3>
          <p className={styles['step']}>
            <Filled text={texts[`step.${choices.step}`]} fillings={{ place: choices.place }} />
          </p>
          {date === undefined ? null : <Fact name={texts['date.label']}>{date}</Fact>}
          {visit.deadlines.map(deadline => (
            <p key={`${deadline.sender} ${deadline.date}`} className={styles['step']}>
              <Filled text={texts.deadline} fillings={{ sender: deadline.sender, date: deadline.date }} />
            </p>
          ))}
        </>
      ))}
      {choices.bring.length === 0
        ? null
        : both(({ texts }) => (
            <>
              <h3>{texts['bring.label']}</h3>
              <ul>
                {choices.bring.map(thing => (
                  <li key={thing}>{texts[`bring.${thing}`]}</li>
                ))}
              </ul>
            </>
          ))}
      {settings.address === null
        ? null
        : both(({ texts }) => (
            <>
              <h3>{texts['place.label']}</h3>
              <p>
                <bdi lang="sv">{settings.address}</bdi>
              </p>
            </>
          ))}
      {settings.openings.length === 0
        ? null
        : both(({ texts }) => (
            <>
              <h3>{texts['hours.label']}</h3>
              {weekdays.map(day => (
                <OpeningLine key={day} name={texts[dayKeys[day]]} settings={settings} day={day} />
              ))}
            </>
          ))}
      {both(({ texts }) => (
        <Fact name={texts.visited}>{visit.date}</Fact>
      ))}
    </article>
  )
}

const dayKeys = {
  1: 'day.1',
  2: 'day.2',
  3: 'day.3',
  4: 'day.4',
  5: 'day.5',
  6: 'day.6',
  7: 'day.7'
} as const satisfies Record<(typeof weekdays)[number], ClientTextKey>

interface OpeningLineProps {
  readonly name: string
  readonly settings: SlipSettings
  readonly day: (typeof weekdays)[number]
}

function OpeningLine({ name, settings, day }: OpeningLineProps) {
  const times = settings.openings.filter(opening => opening.day === day).map(({ from, to }) => `${from}–${to}`)
  return times.length === 0 ? null : <Fact name={name}>{times.join(', ')}</Fact>
}

/** Figures are written from left to right in every language. */
function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <p>
      {name}:{' '}
      <bdi dir="ltr" className={styles['figures']}>
        {children}
      </bdi>
    </p>
  )
}

/** What fills a hole is in another language, or figures: it must not turn the words around it. */
function Filled({ text, fillings }: { readonly text: string; readonly fillings: Readonly<Record<string, string>> }) {
  return filledText(text, fillings).map(part =>
    part.kind === 'filling' ? (
      <bdi key={part.text} {...(/^\d/.test(part.text) ? { className: styles['figures'] } : { lang: pageLanguage.swe })}>
        {part.text}
      </bdi>
    ) : (
      part.text
    )
  )
}
