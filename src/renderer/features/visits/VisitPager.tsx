import { useTranslation } from 'react-i18next'
import { pageInAddress, useLastPageInstead } from '../../app/pages.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { isNarrowed, pageOf, readVisitSearch, type VisitSearch } from './visit-search.ts'
import styles from './VisitPager.module.css'

export interface VisitPagerProps {
  readonly search: VisitSearch
  readonly total: number
  readonly onChange: (search: VisitSearch) => void
}

/** How many visits there are, which of them are shown, the way to the others, and the keys of the list. */
export function VisitPager({ search, total, onChange }: VisitPagerProps) {
  const { t } = useTranslation('visits')
  const { page, pages, first, last } = pageOf(search, total)
  const turn = (to: number): void => onChange({ ...search, page: pageInAddress(to), last: undefined })
  useLastPageInstead(page, total, to => onChange({ ...search, ...to }))
  const hasPrevious = page > 1
  const hasNext = page < pages
  useShortcut('previousPage', () => turn(page - 1), hasPrevious)
  useShortcut('nextPage', () => turn(page + 1), hasNext)
  return (
    <div className={styles['pager']}>
      <p aria-live="polite">
        {pages === 1 ? t('total', { count: total }) : t('totalPage', { count: total, first, last })}
      </p>
      {pages === 1 ? null : (
        <div className={styles['turn']}>
          <Button disabled={!hasPrevious} keys={shortcuts.previousPage.text} onPress={() => turn(page - 1)}>
            {t('page.previous')}
          </Button>
          <Button disabled={!hasNext} keys={shortcuts.nextPage.text} onPress={() => turn(page + 1)}>
            {t('page.next')}
          </Button>
        </div>
      )}
      {isNarrowed(search) ? (
        <Button look="quiet" onPress={() => onChange(readVisitSearch({}))}>
          {t('filter.clear')}
        </Button>
      ) : null}
      <p className={styles['keys']}>
        <KeyHint keys="↑ ↓" /> {t('keys.choose')} <KeyHint keys="Enter" /> {t('keys.open')}
      </p>
    </div>
  )
}
