import { useEffect, useState } from 'react';

/** The address of a picture once it can be painted at once; the one before until then, so that nothing flickers. */
export function useDecoded(url: string): string {
  const [shown, setShown] = useState(url);
  useEffect(() => {
    let isOver = false;
    const image = new Image();
    image.src = url;
    const show = () => !isOver && setShown(url);
    image.decode().then(show, show);
    return () => {
      isOver = true;
    };
  }, [url]);
  return shown;
}
