// Verify-go checks a log of a Sekimori hub with code that the hub's authors did not write: the signed notes and the
// transparency log of golang.org/x/mod/sumdb, on which Go's checksum database rests.
//
// It exits 0 when everything holds, 1 when something does not, 2 when it was called wrongly.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight   = 8
	tileWidth    = 1 << tileHeight
	largestReply = 17 << 20 // a bundle of 256 entries of 65,535 bytes
	tokenName    = "SEKIMORI_TOKEN"
)

// hubLog is one log as the hub serves it. Tiles are fetched once.
type hubLog struct {
	prefix string
	token  string
	client *http.Client
	tiles  map[string][]byte
}

func (l *hubLog) get(path string) ([]byte, error) {
	request, err := http.NewRequest("GET", l.prefix+path, nil)
	if err != nil {
		return nil, err
	}
	if l.token != "" {
		request.Header.Set("Authorization", "Bearer "+l.token)
	}
	reply, err := l.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(io.LimitReader(reply.Body, largestReply))
	if err != nil {
		return nil, err
	}
	if reply.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: the hub answered %s", path, reply.Status)
	}
	return body, nil
}

// Height, ReadTiles and SaveTiles make hubLog a tlog.TileReader. x/mod writes tile/8/L/N where the hub has tile/L/N.
func (l *hubLog) Height() int { return tileHeight }

func (l *hubLog) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		if _, known := l.tiles[path]; !known {
			data, err := l.get(path)
			if err != nil {
				return nil, err
			}
			if len(data) != tile.W*tlog.HashSize {
				return nil, fmt.Errorf("%s: expected %d hashes, but got %d bytes", path, tile.W, len(data))
			}
			l.tiles[path] = data
		}
		all = append(all, l.tiles[path])
	}
	return all, nil
}

func (l *hubLog) SaveTiles([]tlog.Tile, [][]byte) {}

// head opens the checkpoint: the signature of vkey must hold, lines of other keys and types are ignored.
func (l *hubLog) head(vkey string) (tlog.Tree, error) {
	var tree tlog.Tree
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	signed, err := l.get("checkpoint")
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tree, fmt.Errorf("expected a checkpoint of three lines, but got %d", len(lines)-1)
	}
	if lines[0] != verifier.Name() {
		return tree, fmt.Errorf("expected a checkpoint of %s, but its origin is %q", verifier.Name(), lines[0])
	}
	tree.N, err = strconv.ParseInt(lines[1], 10, 64)
	if err != nil || tree.N < 1 || strconv.FormatInt(tree.N, 10) != lines[1] {
		return tree, fmt.Errorf("expected a tree size, but got %q", lines[1])
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, fmt.Errorf("expected a root of 32 bytes in base64, but got %q", lines[2])
	}
	copy(tree.Hash[:], root)
	return tree, nil
}

// leaves reads all leaf hashes; with entries, it hashes every entry's bytes and compares.
func (l *hubLog) leaves(size int64, entries bool) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for n := int64(0); n*tileWidth < size; n++ {
		width := size - n*tileWidth
		if width > tileWidth {
			width = tileWidth
		}
		tile := tlog.Tile{H: tileHeight, L: 0, N: n, W: int(width)}
		data, err := l.ReadTiles([]tlog.Tile{tile})
		if err != nil {
			return nil, err
		}
		first := len(hashes)
		for i := int64(0); i < width; i++ {
			var hash tlog.Hash
			copy(hash[:], data[0][i*tlog.HashSize:])
			hashes = append(hashes, hash)
		}
		if entries {
			if err := l.compare(tile, hashes[first:]); err != nil {
				return nil, err
			}
		}
	}
	return hashes, nil
}

func (l *hubLog) compare(tile tlog.Tile, hashes []tlog.Hash) error {
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	bundle, err := l.get(path)
	if err != nil {
		return err
	}
	for i, hash := range hashes {
		if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
			return fmt.Errorf("%s ends within entry %d", path, i)
		}
		length := 2 + int(binary.BigEndian.Uint16(bundle))
		if tlog.RecordHash(bundle[2:length]) != hash {
			return fmt.Errorf("entry %d does not hash to its leaf", tile.N*tileWidth+int64(i))
		}
		bundle = bundle[length:]
	}
	if len(bundle) > 0 {
		return fmt.Errorf("%s holds more than %d entries", path, len(hashes))
	}
	return nil
}

// root computes the tree's root from the leaves alone.
func root(leaves []tlog.Hash) (tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	for i, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(int64(i), leaf, reader)
		if err != nil {
			return tlog.Hash{}, err
		}
		stored = append(stored, hashes...)
	}
	return tlog.TreeHash(int64(len(leaves)), reader)
}

// proven remembers hashes that were authenticated against the root, so that each tile is authenticated once, not once a leaf.
type proven struct {
	reader tlog.HashReader
	known  map[int64]tlog.Hash
}

func (p *proven) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var missing []int64
	for _, index := range indexes {
		if _, known := p.known[index]; !known {
			missing = append(missing, index)
		}
	}
	if len(missing) > 0 {
		read, err := p.reader.ReadHashes(missing)
		if err != nil {
			return nil, err
		}
		for i, index := range missing {
			p.known[index] = read[i]
		}
	}
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, p.known[index])
	}
	return hashes, nil
}

// readTile authenticates all hashes within the leaf tile n in one go.
func (p *proven) readTile(n, size int64) error {
	var indexes []int64
	for level := 0; level < tileHeight; level++ {
		for i := n * tileWidth >> level; i < (n+1)*tileWidth>>level && (i+1)<<level <= size; i++ {
			indexes = append(indexes, tlog.StoredHashIndex(level, i))
		}
	}
	_, err := p.ReadHashes(indexes)
	return err
}

func (l *hubLog) verify(vkey string, entries bool) (tlog.Tree, error) {
	tree, err := l.head(vkey)
	if err != nil {
		return tree, err
	}
	leaves, err := l.leaves(tree.N, entries)
	if err != nil {
		return tree, err
	}
	computed, err := root(leaves)
	if err != nil {
		return tree, err
	}
	if computed != tree.Hash {
		return tree, fmt.Errorf("the leaves give the root %v, but the checkpoint says %v", computed, tree.Hash)
	}
	reader := &proven{tlog.TileHashReader(tree, l), map[int64]tlog.Hash{}}
	for i, leaf := range leaves {
		if i%tileWidth == 0 {
			if err := reader.readTile(int64(i)/tileWidth, tree.N); err != nil {
				return tree, err
			}
		}
		proof, err := tlog.ProveRecord(tree.N, int64(i), reader)
		if err != nil {
			return tree, fmt.Errorf("leaf %d: %v", i, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), leaf); err != nil {
			return tree, fmt.Errorf("leaf %d: %v", i, err)
		}
	}
	return tree, nil
}

func main() {
	url := flag.String("url", "http://127.0.0.1:8080", "the hub's address")
	log := flag.String("log", "operations", "the log's name")
	vkey := flag.String("vkey", "", "the log's Ed25519 verifier key, a line of /log-keys obtained from someone you trust")
	entries := flag.Bool("entries", false, "also read every entry and hash its bytes; the token stands in "+tokenName)
	flag.Parse()
	if *vkey == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	hub := &hubLog{
		prefix: strings.TrimRight(*url, "/") + "/logs/" + *log + "/",
		client: &http.Client{Timeout: 30 * time.Second},
		tiles:  map[string][]byte{},
	}
	if *entries {
		hub.token = os.Getenv(tokenName)
	}
	tree, err := hub.verify(*vkey, *entries)
	if err != nil {
		fmt.Fprintf(os.Stderr, "not verified: %v\n", err)
		os.Exit(1)
	}
	what := "leaf hashes"
	if *entries {
		what = "entries"
	}
	fmt.Printf("verified %d %s, root %v\n", tree.N, what, tree.Hash)
}
