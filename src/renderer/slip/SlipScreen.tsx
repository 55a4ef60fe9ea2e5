import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clientLanguages, nextSteps, thingsToBring } from '../../shared/domain/client-texts.ts'
import { lastComingDay } from '../../shared/domain/typed-date.ts'
import type { SlipSettings } from '../../shared/features/slips/slips.schema.ts'
import { CallErrorNotice } from '../app/CallErrorNotice.tsx'
import { useCall } from '../app/calls.ts'
import { useReference } from '../app/reference.ts'
import { useSession } from '../app/session.ts'
import { shortcuts, useShortcut } from '../app/shortcuts.tsx'
import { useToday } from '../app/today.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Screen } from '../ui/Screen.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Stack } from '../ui/Stack.tsx'
import { ToggleField } from '../ui/ToggleField.tsx'
import { GuardedTextField } from '../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../identity-guard/use-text-guards.ts'
import { pageLanguage, slipLanguageFor } from './client-language.ts'
import { PrintedSlip } from './PrintedSlip.tsx'
import type { SlipChoices, SlipVisit } from './slip-content.ts'
import { SlipPaper, type SlipTongue } from './SlipPaper.tsx'
import { useSaveSlip } from './use-save-slip.ts'
import { useWhenReady } from './use-when-ready.ts'
import styles from './SlipScreen.module.css'

interface SlipScreenProps {
  readonly visit: SlipVisit
  readonly code: string
  /** Where one goes back to, and in what words. */
  readonly back: { readonly label: string; readonly onBack: () => void }
}

/** Makes a slip ready for the printer, with a look at it. Everything on it is suggested already: mostly it only has to be printed. */
export function SlipScreen(props: SlipScreenProps) {
  const settings = useCall('slips.settings', null)
  if (settings.error !== null) return <CallErrorNotice error={settings.error} />
  return settings.data === undefined ? null : <SlipForm {...props} settings={settings.data} />
}

const suggested = ({ language, place }: SlipVisit): SlipChoices => ({
  language: slipLanguageFor(language),
  step: place === null ? 'come-back' : 'go-to',
  place: place ?? '',
  date: '',
  bring: ['slip', 'letters']
})

function SlipForm({ visit, code, back, settings: kept }: SlipScreenProps & { readonly settings: SlipSettings }) {
  const { t } = useTranslation(['slips', 'common', 'desk'])
  const { languageName } = useReference()
  const { bureau } = useSession()
  const today = useToday()
  const [choices, setChoices] = useState(() => suggested(visit))
  const [paper, setPaper] = useState(kept.paper)
  const settings = { ...kept, paper }
  const { tongues, isReviewed, isWhole, error: textsError } = useTongues(choices.language)
  const save = useSaveSlip(visit.date)
  const preview = useRef<HTMLDivElement>(null)
  const height = usePaperHeight(preview)
  const guards = useTextGuards({ slipPlace: { field: 'slip', text: choices.place, before: visit.place ?? '' } })
  const set = (changed: Partial<SlipChoices>): void => setChoices({ ...choices, ...changed })
  // A slip without the visitor's words would look finished.
  const print = useWhenReady(isWhole, () => window.print())
  const savePdf = useWhenReady(isWhole, save.savePdf)
  useShortcut('save', print)
  useShortcut('savePdf', savePdf)
  useShortcut('back', back.onBack)
  const slip = { bureau: bureau.name, settings, visit, choices, code, tongues }
  return (
    <Screen title={t('title')} ownFocus>
      <div className={styles['columns']}>
        <Stack>
          <p className={styles['lead']}>{t('lead')}</p>
          <p className={styles['code']} data-testid="code">
            <bdi lang={pageLanguage.swe}>{code}</bdi>
          </p>
          <Stack across gap="small">
            <Button look="primary" keys={shortcuts.save.text} onPress={print} autoFocus>
              {t('print')}
            </Button>
            <Button keys={shortcuts.savePdf.text} busy={save.isSaving} onPress={savePdf}>
              {t('savePdf')}
            </Button>
            <Button look="quiet" keys={shortcuts.back.text} onPress={back.onBack}>
              {back.label}
            </Button>
          </Stack>
          <CallErrorNotice error={save.error ?? textsError} />
          {save.savedAs === null ? null : <Notice kind="warn">{t('saved', { file: save.savedAs })}</Notice>}
          <SelectField
            name="slipLanguage"
            label={t('field.language')}
            value={choices.language}
            options={clientLanguages.map(value => ({ value, label: languageName(value) }))}
            onChange={language => set({ language })}
            hint={isReviewed ? undefined : t('notReviewed')}
          />
          <SelectField
            name="slipStep"
            label={t('field.step')}
            value={choices.step}
            options={nextSteps.map(value => ({ value, label: t(`step.${value}`) }))}
            onChange={step => set({ step })}
          />
          {choices.step === 'go-to' ? (
            <GuardedTextField
              guards={guards}
              name="slipPlace"
              label={t('field.place')}
              value={choices.place}
              onChange={place => set({ place })}
              error={choices.place.trim() === '' ? t('common:text.empty') : undefined}
            />
          ) : null}
          <DateField
            name="slipDate"
            label={t('field.date')}
            value={choices.date}
            today={lastComingDay(today)}
            onChange={date => set({ date })}
            unreadable={t('desk:problem.date-unreadable')}
          />
          <ToggleField
            name="slipBring"
            label={t('field.bring')}
            options={thingsToBring.map(value => ({ value, label: t(`bring.${value}`) }))}
            selected={choices.bring}
            onToggle={thing =>
              set({ bring: thingsToBring.filter(each => choices.bring.includes(each) !== (each === thing)) })
            }
          />
          <SelectField
            name="slipPaper"
            label={t('field.paper')}
            value={paper}
            options={(['a5', 'receipt'] as const).map(value => ({ value, label: t(`paper.${value}`) }))}
            onChange={setPaper}
          />
          {settings.address === null ? <Notice kind="info">{t('noAddress')}</Notice> : null}
        </Stack>
        <section className={styles['preview']} aria-label={t('preview')}>
          <div ref={preview} className={styles['sheet']}>
            <SlipPaper {...slip} />
          </div>
        </section>
      </div>
      <PrintedSlip {...slip} height={height} />
    </Screen>
  )
}

const A5_HEIGHT = 210
const MILLIMETRES_OF_A_PIXEL = 25.4 / 96

/** How long the paper is, in millimetres: a receipt is cut where it ends. */
function usePaperHeight(preview: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(A5_HEIGHT)
  useLayoutEffect(() => {
    const paper = preview.current?.firstElementChild
    if (paper === null || paper === undefined) return undefined
    const measure = (): void => {
      const needed = Math.ceil(paper.getBoundingClientRect().height * MILLIMETRES_OF_A_PIXEL) + 1
      setHeight(needed)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(paper)
    return () => observer.disconnect()
  }, [preview])
  return height
}

/** The words of the slip, in Swedish and in the visitor's language; `isWhole` once both have come. */
function useTongues(language: SlipTongue['language']) {
  const { languages } = useReference()
  const swedish = useCall('slips.texts', { language: 'swe' })
  const own = useCall('slips.texts', { language })
  const reviews = useCall('slips.languages', null).data ?? []
  const tongueOf = (code: SlipTongue['language'], texts: typeof own.data): SlipTongue[] =>
    texts === undefined
      ? []
      : [
          {
            language: code,
            texts: texts.texts,
            isRightToLeft: languages.find(each => each.code === code)?.direction === 'rtl'
          }
        ]
  const tongues = [...tongueOf('swe', swedish.data), ...(language === 'swe' ? [] : tongueOf(language, own.data))]
  const review = reviews.find(each => each.language === language)
  return {
    tongues,
    isReviewed: review === undefined || review.reviewedAt !== null || language === 'swe',
    isWhole: swedish.data !== undefined && own.data !== undefined,
    error: swedish.error ?? own.error
  }
}
