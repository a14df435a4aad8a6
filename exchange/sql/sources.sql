-- The hundred sources from which most statements are drawn.
SELECT s.debate, s.source, src.title, p.name AS author, count(DISTINCT s.node) AS nodes
FROM stances s
JOIN sources src ON src.debate = s.debate AND src.id = s.source
LEFT JOIN people p ON p.debate = src.debate AND p.id = src.author
GROUP BY s.debate, s.source, src.title, p.name
ORDER BY nodes DESC, s.debate, s.source
LIMIT 100
