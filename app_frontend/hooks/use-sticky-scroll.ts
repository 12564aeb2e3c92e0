import { useCallback, useEffect, useRef, useState } from "react";

const NEAR_END_PX = 80;

/** Keeps a growing box scrolled to its end, unless the reader has scrolled away from it. */
export function useStickyScroll() {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticky = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    sticky.current = true;
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, []);

  useEffect(() => {
    const [scroller, grower] = [box.current, content.current];
    if (!scroller || !grower) return;
    const onScroll = () => {
      sticky.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
      setAtEnd(sticky.current);
    };
    const growth = new ResizeObserver(() => {
      if (sticky.current) toEnd();
    });
    scroller.addEventListener("scroll", onScroll, { passive: true });
    growth.observe(grower);
    growth.observe(scroller);
    return () => {
      scroller.removeEventListener("scroll", onScroll);
      growth.disconnect();
    };
  }, [toEnd]);

  return { atEnd, box, content, toEnd };
}
