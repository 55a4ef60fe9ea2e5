import { useTranslation } from 'react-i18next'
import { CutList } from '../../ui/CutList.tsx'
import { Stack } from '../../ui/Stack.tsx'
import styles from './NameList.module.css'

/** How many stand there at first. */
const AT_FIRST = 20

interface NameListProps {
  readonly names: readonly (string | { readonly name: string; readonly note: string })[]
  /** How many there are; the bureau names only the first of many. */
  readonly count: number
  /** Says that there is none. */
  readonly none: string
}

/** Names one under the other, the first part of a long list. */
export function NameList({ names, count, none }: NameListProps) {
  const { t } = useTranslation('directory')
  if (count === 0) return <p>{none}</p>
  return (
    <Stack>
      <CutList items={[...names.entries()]} step={AT_FIRST} moreLabel={(_, rest) => t('import.more', { count: rest })}>
        {shown => (
          <ul className={styles['names']}>
            {shown.map(([place, named]) => (
              <li key={place}>
                {typeof named === 'string' ? (
                  <bdi>{named}</bdi>
                ) : (
                  <>
                    <bdi>{named.name}</bdi> <span className={styles['note']}>{named.note}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </CutList>
      {count > names.length ? <p>{t('import.unnamed', { count: count - names.length })}</p> : null}
    </Stack>
  )
}
