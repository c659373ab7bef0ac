import { Menu } from '@base-ui/react/menu';
import { ChartNoAxesColumn, Copy, Ellipsis, FileSpreadsheet, ImageDown, Table2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { saveFile } from '../ui/save-file.ts';
import { t } from '../words/t.ts';
import { chartPicture } from './charts/chart-picture.ts';
import { csvOf, type Question } from './question.ts';

export interface ChartMenuProps {
  question: Question;
  chart: RefObject<HTMLDivElement | null>;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

function useActions({ question, chart }: ChartMenuProps) {
  const { notices } = useStores();
  const { tell, fail } = notices.getState();
  const withPicture = (use: (picture: Promise<Blob>) => unknown) => async () => {
    try {
      if (chart.current !== null)
        await use(chartPicture(chart.current, { question: question.question, answer: `${question.figure ?? ''} ${question.answer}`.trim() }));
    } catch (error) {
      fail(error);
    }
  };
  return {
    savePicture: withPicture(async (picture) => saveFile(`galley-${question.id}.png`, await picture)),
    copyPicture: withPicture(async (picture) => {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      tell(t('Chart copied'));
    }),
    saveRows: () => saveFile(`galley-${question.id}.csv`, new Blob([csvOf(question.table)], { type: 'text/csv' })),
  };
}

/** Table or chart, and the ways out: picture, clipboard, rows. */
export function ChartMenu(props: ChartMenuProps) {
  const { question, isTable, onTable } = props;
  const { savePicture, copyPicture, saveRows } = useActions(props);
  return (
    <div className="chart-tools">
      <IconButton label={isTable ? t('Show as chart') : t('Show as table')} Icon={isTable ? ChartNoAxesColumn : Table2} onClick={() => onTable(!isTable)} />
      <Menu.Root>
        <Menu.Trigger className="icon-button" aria-label={t('Export “{question}”', { question: question.question })}>
          <Ellipsis size={16} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="layer" align="end" sideOffset={4}>
            <Menu.Popup className="menu">
              <Menu.Item className="menu-item" disabled={isTable} onClick={savePicture}>
                <ImageDown size={14} aria-hidden />
                {t('Save as PNG')}
              </Menu.Item>
              <Menu.Item className="menu-item" disabled={isTable} onClick={copyPicture}>
                <Copy size={14} aria-hidden />
                {t('Copy picture')}
              </Menu.Item>
              <Menu.Item className="menu-item" onClick={saveRows}>
                <FileSpreadsheet size={14} aria-hidden />
                {t('Save rows as CSV')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
