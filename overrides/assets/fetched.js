// The address of a JSON file -> its content. What is lost or broken is asked for once more. The build puts this piece into
// each script that imports it, so that it costs no request (hooks/portal/theme/assets.py).

const LONGEST = 20_000; // milliseconds that a file may take

/**
 * @param {string} address
 * @param {RequestCache} cache
 * @returns {Promise<any>}
 */
const asked = async (address, cache) => {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), LONGEST);
  try {
    const answer = await fetch(address, { cache, signal: stop.signal });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return await answer.json();
  } finally {
    clearTimeout(late);
  }
};

/**
 * @param {string} address
 * @param {RequestCache} cache
 * @returns {Promise<any>}
 */
export const fetched = (address, cache) =>
  asked(address, cache).catch((error) => {
    if (error.name === "AbortError") throw error; // it was late, not lost
    return asked(address, "reload"); // past the cache, which may keep a broken answer
  });
