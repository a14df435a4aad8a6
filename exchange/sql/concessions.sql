-- What people concede to the other side, and to which claim.
SELECT n.debate, p.name AS person, n.id AS node, r."to" AS conceded_to, n.limits, n.text
FROM stances s
JOIN nodes n ON n.debate = s.debate AND n.id = s.node
JOIN people p ON p.debate = s.debate AND p.id = s."by"
LEFT JOIN relations r ON r.debate = n.debate AND r."from" = n.id AND r.kind = 'kernel_of'
WHERE s.step IS NULL AND (s.stance = 'concedes' OR (n.kind = 'kernel' AND s.stance = 'asserts'))
ORDER BY n.debate, person, node, conceded_to NULLS LAST
