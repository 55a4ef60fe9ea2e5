import { useTranslation } from 'react-i18next'
import { PAGE_SIZE, pageInAddress, pagesOf } from '../../app/pages.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import type { AuditSearch } from './audit-search.ts'

interface AuditPagerProps {
  readonly search: AuditSearch
  readonly total: number
  readonly onChange: (search: AuditSearch) => void
}

/** How many entries there are, which of them are shown, and the way to the others. */
export function AuditPager({ search, total, onChange }: AuditPagerProps) {
  const { t } = useTranslation('audit')
  const { page = 1 } = search
  const pages = pagesOf(total)
  const turn = (to: number): void => onChange({ ...search, page: pageInAddress(to) })
  useShortcut('previousPage', () => turn(page - 1), page > 1)
  useShortcut('nextPage', () => turn(page + 1), page < pages)
  const first = (page - 1) * PAGE_SIZE + 1
  return (
    <Stack across gap="small">
      <p aria-live="polite">
        {pages === 1
          ? t('total', { count: total })
          : t('totalPage', { count: total, first, last: Math.min(first + PAGE_SIZE - 1, total) })}
      </p>
      {pages === 1 ? null : (
        <>
          <Button disabled={page <= 1} keys={shortcuts.previousPage.text} onPress={() => turn(page - 1)}>
            {t('page.previous')}
          </Button>
          <Button disabled={page >= pages} keys={shortcuts.nextPage.text} onPress={() => turn(page + 1)}>
            {t('page.next')}
          </Button>
        </>
      )}
    </Stack>
  )
}
