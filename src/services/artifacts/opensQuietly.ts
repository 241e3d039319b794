// Pictures, sound, film, data and texts, and documents without macros. Not what a browser would run (HTML, SVG), and not what other systems
// take for a program (`.py` on Windows).
const harmless =
  /\.(?:png|jpe?g|gif|webp|bmp|tiff?|avif|heic|pdf|txt|log|md|rst|csv|tsv|json|jsonl|ndjson|geojson|ya?ml|toml|parquet|pq|npy|npz|safetensors|onnx|wav|mp3|flac|ogg|m4a|mp4|m4v|webm|mov|mkv|docx|xlsx|pptx|odt|ods|odp|zip|gz|tgz|tar|bz2|xz|7z|zst)$/i;

/** Whether the program that a file's name asks for only shows it. Of what is not known to be so, a person is asked first: it may be run. */
export function opensQuietly(name: string): boolean {
  return harmless.test(name);
}
