import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FieldHelp.module.css'

const helped = [
  'date',
  'time',
  'place',
  'channel',
  'language',
  'municipality',
  'ageBand',
  'gender',
  'timeInSweden',
  'household',
  'interpreter',
  'minutes',
  'topic',
  'actions',
  'barriers',
  'organisation',
  'way',
  'outcome',
  'urgency',
  'note'
] as const
type Helped = (typeof helped)[number]

/** What helps with the field in hand. */
export function FieldHelp({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('desk')
  const [field, setField] = useState<Helped>('language')
  useEffect(() => {
    const form = root.current
    const follow = (event: FocusEvent): void => {
      const name =
        event.target instanceof Element ? event.target.closest('[data-field]')?.getAttribute('data-field') : null
      const found = helped.find(candidate => name === candidate || name?.endsWith(`.${candidate}`) === true)
      if (found !== undefined) setField(found)
    }
    form?.addEventListener('focusin', follow)
    return () => form?.removeEventListener('focusin', follow)
  }, [root])
  return (
    <section className={styles['help']} aria-label={t('helpLabel')}>
      <h2>{t(`field.${field}`)}</h2>
      <p className={styles['text']}>{t(`help.${field}`)}</p>
    </section>
  )
}
