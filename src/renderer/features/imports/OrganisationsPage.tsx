import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { organisationKinds } from '../../../shared/domain/vocabulary.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { CutList } from '../../ui/CutList.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import type { ImportPageProps } from './ImportCheck.tsx'
import { withKind } from './mapping-edits.ts'
import styles from './OrganisationsPage.module.css'

/** How many organisations stand there at first. */
const AT_FIRST = 60

/** Whom the file refers to: those that are new to the desk get a kind, since only the kind is ever counted. */
export function OrganisationsPage({ preview, mapping, onEdit }: ImportPageProps) {
  const { t } = useTranslation(['import-screen', 'imports'])
  const codeName = useCodeNames()
  if (preview.organisations.length === 0) return <p>{t('import-screen:organisation.none')}</p>
  const kinds = organisationKinds.map(value => ({ value, label: codeName('organisationKind', value) }))
  return (
    <CutList
      items={preview.organisations}
      step={AT_FIRST}
      moreLabel={(_, rest) => t('import-screen:more', { count: rest })}
    >
      {shown => (
        <DataTable
          caption={t('import-screen:organisation.caption')}
          columns={[
            {
              id: 'name',
              title: t('import-screen:organisation.name'),
              heads: true,
              cell: ({ name }) => <bdi>{name}</bdi>
            },
            {
              id: 'kind',
              title: t('import-screen:organisation.kind'),
              cell: ({ name, kind, how }) =>
                how === 'known' ? (
                  codeName('organisationKind', kind)
                ) : (
                  <SelectField
                    name={`organisation ${name}`}
                    label={t('import-screen:organisation.kind-of', { name })}
                    labelHidden
                    options={kinds}
                    value={mapping.organisations[name] ?? kind}
                    onChange={chosen => onEdit(withKind(mapping, name, chosen))}
                  />
                )
            },
            {
              id: 'how',
              title: t('import-screen:organisation.how'),
              cell: ({ how }) => (how === 'none' ? <KindUnknown /> : t(`imports:organisation.${how}`))
            },
            {
              id: 'count',
              title: t('import-screen:value.rows'),
              figure: true,
              cell: ({ count }) => t('import-screen:number', { value: count })
            }
          ]}
          rows={shown}
          rowId={({ name }) => name}
        />
      )}
    </CutList>
  )
}

/** Calls for a look: the kind beside it is no more than the one for everything else. */
function KindUnknown() {
  const { t } = useTranslation('imports')
  return (
    <span className={styles['unknown']}>
      <TriangleAlert size={16} aria-hidden="true" />
      {t('organisation.none')}
    </span>
  )
}
